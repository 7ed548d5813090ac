// Two comforts; the room is complete without them.
// "/" goes to the search box, and an address that ends in #120-164 finds its words in whatever part of a long report.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select")) return;
  event.preventDefault();
  document.getElementById("find").focus();
});

function followSpan() {
  const place = location.hash.slice(1);
  if (!/^\d+-\d+$/.test(place) || document.getElementById(place)) return;
  const address = new URL(location);
  if (!address.pathname.startsWith("/report/") || address.searchParams.get("at") === place) return;
  address.searchParams.delete("part");
  address.searchParams.set("at", place);
  location.replace(address);
}
addEventListener("hashchange", followSpan);
followSpan();
