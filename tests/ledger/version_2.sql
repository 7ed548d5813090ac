-- A ledger of schema version 2 with the example of example.py in it; the search indexes are built anew.
CREATE TABLE report (
	serial INTEGER NOT NULL,
	id TEXT NOT NULL,
	version INTEGER NOT NULL,
	title TEXT,
	outlet TEXT,
	url TEXT,
	byline TEXT,
	language TEXT,
	published TEXT,
	text TEXT NOT NULL,
	text_sha256 TEXT NOT NULL,
	added_at TEXT NOT NULL,
	location TEXT,
	format TEXT,
	bytes_sha256 TEXT,
	read_at TEXT,
	encoding TEXT,
	title_from TEXT,
	published_from TEXT,
	PRIMARY KEY (serial),
	UNIQUE (id, version)
);
CREATE TABLE report_zone (
	report INTEGER NOT NULL,
	ordinal INTEGER NOT NULL,
	kind TEXT NOT NULL,
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL,
	PRIMARY KEY (report, ordinal),
	FOREIGN KEY(report) REFERENCES report (serial)
)
 WITHOUT ROWID;
CREATE TABLE report_warning (
	report INTEGER NOT NULL,
	ordinal INTEGER NOT NULL,
	warning TEXT NOT NULL,
	PRIMARY KEY (report, ordinal),
	FOREIGN KEY(report) REFERENCES report (serial)
)
 WITHOUT ROWID;
CREATE TABLE reading (
	serial INTEGER NOT NULL,
	report INTEGER NOT NULL,
	reader_version TEXT NOT NULL,
	written_at TEXT NOT NULL,
	title TEXT,
	outlet TEXT,
	url TEXT,
	byline TEXT,
	language TEXT,
	published TEXT,
	published_day TEXT,
	PRIMARY KEY (serial),
	UNIQUE (report, reader_version),
	FOREIGN KEY(report) REFERENCES report (serial)
);
CREATE TABLE replaced_character (
	report INTEGER NOT NULL,
	reading INTEGER,
	field TEXT NOT NULL,
	position INTEGER NOT NULL,
	codepoint INTEGER NOT NULL,
	FOREIGN KEY(report) REFERENCES report (serial),
	FOREIGN KEY(reading) REFERENCES reading (serial)
);
CREATE TABLE reading_warning (
	reading INTEGER NOT NULL,
	ordinal INTEGER NOT NULL,
	warning TEXT NOT NULL,
	PRIMARY KEY (reading, ordinal),
	FOREIGN KEY(reading) REFERENCES reading (serial)
)
 WITHOUT ROWID;
CREATE TABLE zone (
	reading INTEGER NOT NULL,
	ordinal INTEGER NOT NULL,
	kind TEXT NOT NULL,
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL,
	PRIMARY KEY (reading, ordinal),
	FOREIGN KEY(reading) REFERENCES reading (serial)
)
 WITHOUT ROWID;
CREATE TABLE sentence (
	reading INTEGER NOT NULL,
	ordinal INTEGER NOT NULL,
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL,
	PRIMARY KEY (reading, ordinal),
	FOREIGN KEY(reading) REFERENCES reading (serial)
)
 WITHOUT ROWID;
CREATE TABLE name (
	reading INTEGER NOT NULL,
	ordinal INTEGER NOT NULL,
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL,
	type TEXT NOT NULL,
	PRIMARY KEY (reading, ordinal),
	FOREIGN KEY(reading) REFERENCES reading (serial)
)
 WITHOUT ROWID;
CREATE TABLE time (
	reading INTEGER NOT NULL,
	ordinal INTEGER NOT NULL,
	type TEXT NOT NULL,
	value TEXT NOT NULL,
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL,
	earliest TEXT,
	latest TEXT,
	mod TEXT,
	basis TEXT,
	basis_start INTEGER,
	basis_end INTEGER,
	PRIMARY KEY (reading, ordinal),
	FOREIGN KEY(reading) REFERENCES reading (serial)
)
 WITHOUT ROWID;
CREATE TABLE entity (
	reading INTEGER NOT NULL,
	id TEXT NOT NULL,
	ordinal INTEGER NOT NULL,
	type TEXT NOT NULL,
	name TEXT NOT NULL,
	country TEXT,
	latitude FLOAT,
	longitude FLOAT,
	place_kind TEXT,
	geonames_id BIGINT,
	place_basis TEXT,
	PRIMARY KEY (reading, id),
	FOREIGN KEY(reading) REFERENCES reading (serial)
)
 WITHOUT ROWID;
CREATE TABLE attribution (
	serial INTEGER NOT NULL,
	reading INTEGER NOT NULL,
	id TEXT NOT NULL,
	ordinal INTEGER NOT NULL,
	"key" TEXT NOT NULL,
	kind TEXT NOT NULL,
	speaker TEXT,
	speaker_entity TEXT,
	addressee TEXT,
	addressee_entity TEXT,
	medium TEXT,
	parent TEXT,
	source TEXT,
	cue TEXT,
	content TEXT,
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL,
	PRIMARY KEY (serial),
	UNIQUE (reading, id),
	FOREIGN KEY(reading) REFERENCES reading (serial)
);
CREATE TABLE toll (
	serial INTEGER NOT NULL,
	reading INTEGER NOT NULL,
	id TEXT NOT NULL,
	ordinal INTEGER NOT NULL,
	"key" TEXT NOT NULL,
	effect TEXT NOT NULL,
	count BIGINT,
	low BIGINT,
	high BIGINT,
	bound TEXT NOT NULL,
	who TEXT,
	part_of TEXT,
	cause TEXT,
	actor TEXT,
	actor_entity TEXT,
	actor_listed BOOLEAN NOT NULL,
	place TEXT,
	place_entity TEXT,
	dated TEXT,
	first_day TEXT,
	last_day TEXT,
	according_to TEXT,
	according_to_entity TEXT,
	denied_by TEXT,
	denied_by_entity TEXT,
	voice TEXT NOT NULL,
	status TEXT NOT NULL,
	cue_start INTEGER,
	cue_end INTEGER,
	number_text TEXT NOT NULL,
	number_start INTEGER NOT NULL,
	number_end INTEGER NOT NULL,
	evidence_text TEXT NOT NULL,
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL,
	PRIMARY KEY (serial),
	UNIQUE (reading, id),
	FOREIGN KEY(reading) REFERENCES reading (serial)
);
CREATE TABLE event (
	serial INTEGER NOT NULL,
	reading INTEGER NOT NULL,
	id TEXT NOT NULL,
	ordinal INTEGER NOT NULL,
	"key" TEXT NOT NULL,
	category TEXT NOT NULL,
	cameo TEXT,
	actor TEXT,
	actor_entity TEXT,
	actor_listed BOOLEAN NOT NULL,
	trigger_text TEXT NOT NULL,
	trigger_start INTEGER NOT NULL,
	trigger_end INTEGER NOT NULL,
	recipient TEXT,
	recipient_entity TEXT,
	recipient_listed BOOLEAN NOT NULL,
	instrument TEXT,
	place TEXT,
	place_entity TEXT,
	dated TEXT,
	first_day TEXT,
	last_day TEXT,
	modality TEXT NOT NULL,
	according_to TEXT,
	according_to_entity TEXT,
	voice TEXT NOT NULL,
	evidence_text TEXT NOT NULL,
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL,
	PRIMARY KEY (serial),
	UNIQUE (reading, id),
	FOREIGN KEY(reading) REFERENCES reading (serial)
);
CREATE TABLE alias (
	reading INTEGER NOT NULL,
	entity TEXT NOT NULL,
	ordinal INTEGER NOT NULL,
	alias TEXT NOT NULL,
	PRIMARY KEY (reading, entity, ordinal),
	FOREIGN KEY(reading, entity) REFERENCES entity (reading, id)
)
 WITHOUT ROWID;
CREATE TABLE role (
	reading INTEGER NOT NULL,
	entity TEXT NOT NULL,
	ordinal INTEGER NOT NULL,
	title TEXT,
	organization TEXT,
	organization_entity TEXT,
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL,
	PRIMARY KEY (reading, entity, ordinal),
	FOREIGN KEY(reading, entity) REFERENCES entity (reading, id)
)
 WITHOUT ROWID;
CREATE TABLE mention (
	reading INTEGER NOT NULL,
	entity TEXT NOT NULL,
	kind TEXT NOT NULL,
	ordinal INTEGER NOT NULL,
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL,
	PRIMARY KEY (reading, entity, kind, ordinal),
	FOREIGN KEY(reading, entity) REFERENCES entity (reading, id)
)
 WITHOUT ROWID;
CREATE TABLE attribution_piece (
	reading INTEGER NOT NULL,
	attribution TEXT NOT NULL,
	part TEXT NOT NULL,
	ordinal INTEGER NOT NULL,
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL,
	PRIMARY KEY (reading, attribution, part, ordinal),
	FOREIGN KEY(reading, attribution) REFERENCES attribution (reading, id)
)
 WITHOUT ROWID;
CREATE TABLE toll_actor (
	reading INTEGER NOT NULL,
	toll TEXT NOT NULL,
	ordinal INTEGER NOT NULL,
	name TEXT NOT NULL,
	entity TEXT,
	PRIMARY KEY (reading, toll, ordinal),
	FOREIGN KEY(reading, toll) REFERENCES toll (reading, id)
)
 WITHOUT ROWID;
CREATE TABLE toll_also (
	reading INTEGER NOT NULL,
	toll TEXT NOT NULL,
	ordinal INTEGER NOT NULL,
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL,
	PRIMARY KEY (reading, toll, ordinal),
	FOREIGN KEY(reading, toll) REFERENCES toll (reading, id)
)
 WITHOUT ROWID;
CREATE TABLE event_party (
	reading INTEGER NOT NULL,
	event TEXT NOT NULL,
	part TEXT NOT NULL,
	ordinal INTEGER NOT NULL,
	name TEXT NOT NULL,
	entity TEXT,
	PRIMARY KEY (reading, event, part, ordinal),
	FOREIGN KEY(reading, event) REFERENCES event (reading, id)
)
 WITHOUT ROWID;
CREATE TABLE event_also (
	reading INTEGER NOT NULL,
	event TEXT NOT NULL,
	ordinal INTEGER NOT NULL,
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL,
	PRIMARY KEY (reading, event, ordinal),
	FOREIGN KEY(reading, event) REFERENCES event (reading, id)
)
 WITHOUT ROWID;
CREATE TABLE event_toll (
	reading INTEGER NOT NULL,
	event TEXT NOT NULL,
	ordinal INTEGER NOT NULL,
	toll TEXT NOT NULL,
	PRIMARY KEY (reading, event, ordinal),
	FOREIGN KEY(reading, event) REFERENCES event (reading, id),
	FOREIGN KEY(reading, toll) REFERENCES toll (reading, id)
)
 WITHOUT ROWID;
CREATE TABLE event_relation (
	reading INTEGER NOT NULL,
	event TEXT NOT NULL,
	ordinal INTEGER NOT NULL,
	kind TEXT NOT NULL,
	related TEXT NOT NULL,
	PRIMARY KEY (reading, event, ordinal),
	FOREIGN KEY(reading, event) REFERENCES event (reading, id),
	FOREIGN KEY(reading, related) REFERENCES event (reading, id)
)
 WITHOUT ROWID;
INSERT INTO "report" VALUES(1,'flood-1',1,'Flood kills 40 in Varn','The Ostra Post','https://ostrapost.example/flood',NULL,NULL,'2031-05-04T08:00:00Z','Flood kills 40 in Varn'||char(10)||'At least 40 villagers, including six children, were killed when the Ostra burst its banks on 3 May, the Lorvan Interior Ministry said.'||char(10)||'“We had no warning,” Ida Morrow, mayor of Varn, told Radio Ostra, “and we had no boats.”'||char(10)||'The air-raid shelter was flooded too.'||char(10)||'','0c09cdcc4db1e0b4a69d733132ab0b999a884de758b6ed07109359b42f61a9b3','2026-11-22T22:13:49+00:00','week.zip!flood.html','html','abababababababababababababababababababababababababababababababab',NULL,NULL,'header line',NULL);
INSERT INTO "report_zone" VALUES(1,0,'title',0,22);
INSERT INTO "report_warning" VALUES(1,0,'no byline was found');
INSERT INTO "reading" VALUES(1,1,'0.3.0','2026-11-22T22:13:49+00:00','Flood kills 40 in Varn','The Ostra Post','https://ostrapost.example/flood',NULL,'en','2031-05-04T08:00:00Z','2031-05-04');
INSERT INTO "reading_warning" VALUES(1,0,'one pronoun was left open');
INSERT INTO "zone" VALUES(1,0,'title',0,23);
INSERT INTO "zone" VALUES(1,1,'body',23,285);
INSERT INTO "sentence" VALUES(1,0,0,22);
INSERT INTO "sentence" VALUES(1,1,23,157);
INSERT INTO "name" VALUES(1,0,18,22,'place');
INSERT INTO "name" VALUES(1,1,91,96,'misc');
INSERT INTO "time" VALUES(1,0,'DATE','2031-05-03',116,121,'2031-05-03','2031-05-04',NULL,'publication',NULL,NULL);
INSERT INTO "entity" VALUES(1,'e1',0,'organization','Lorvan Interior Ministry','LRV',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "entity" VALUES(1,'e2',1,'person','Ida Morrow',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "entity" VALUES(1,'e3',2,'place','Varn',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "attribution" VALUES(1,1,'a1',0,'0c09cdcc4db1e0b4:attribution:159-244','direct','Ida Morrow','e2','Radio Ostra',NULL,'radio',NULL,'Ida Morrow, mayor of Varn','told','We had no warning … and we had no boats',159,244);
INSERT INTO "toll" VALUES(2,1,'t1',0,'0c09cdcc4db1e0b4:toll:12-14:killed','killed',40,40,NULL,'at_least','villagers',NULL,NULL,NULL,NULL,0,'Varn','e3','2031-05-03','2031-05-03','2031-05-03','Lorvan Interior Ministry','e1',NULL,NULL,'attributed','plain',152,156,'40',12,14,'At least 40 villagers, including six children, were killed when the Ostra burst its banks on 3 May',23,121);
INSERT INTO "toll" VALUES(3,1,'t2',1,'0c09cdcc4db1e0b4:toll:56-59:killed','killed',6,6,6,'exact','children','t1',NULL,NULL,NULL,0,'Varn','e3','2031-05-03','2031-05-03','2031-05-03','Lorvan Interior Ministry','e1',NULL,NULL,'attributed','plain',152,156,'six',56,59,'At least 40 villagers, including six children, were killed when the Ostra burst its banks on 3 May',23,121);
INSERT INTO "toll" VALUES(4,1,'t3',2,'0c09cdcc4db1e0b4:toll:12-14:killed:2','killed',40,NULL,NULL,'exact',NULL,NULL,NULL,NULL,NULL,0,'Varn','e3',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'headline','plain',152,156,'40',12,14,'Flood kills 40',0,14);
INSERT INTO "event" VALUES(5,1,'v1',0,'0c09cdcc4db1e0b4:event:97-102:HAZARD','HAZARD',NULL,'the Ostra',NULL,0,'burst',97,102,'Varn; villagers',NULL,1,NULL,'Varn','e3','2031-05-03','2031-05-03','2031-05-03','asserted','Lorvan Interior Ministry','e1','attributed','At least 40 villagers, including six children, were killed when the Ostra burst its banks on 3 May',23,121);
INSERT INTO "event" VALUES(6,1,'v2',1,'0c09cdcc4db1e0b4:event:272-279:HAZARD','HAZARD',NULL,NULL,NULL,0,'flooded',272,279,'the air-raid shelter',NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,'asserted',NULL,NULL,'narrator','The air-raid shelter was flooded too',247,283);
INSERT INTO "alias" VALUES(1,'e1',0,'Interior Ministry');
INSERT INTO "role" VALUES(1,'e2',0,'mayor','Varn','e3',191,204);
INSERT INTO "mention" VALUES(1,'e1','name',0,127,151);
INSERT INTO "mention" VALUES(1,'e2','name',0,179,189);
INSERT INTO "mention" VALUES(1,'e3','name',0,18,22);
INSERT INTO "attribution_piece" VALUES(1,'a1','content',0,159,176);
INSERT INTO "attribution_piece" VALUES(1,'a1','content',1,225,244);
INSERT INTO "attribution_piece" VALUES(1,'a1','cue',0,206,210);
INSERT INTO "attribution_piece" VALUES(1,'a1','source',0,179,204);
INSERT INTO "event_party" VALUES(1,'v1','actor',0,'the Ostra',NULL);
INSERT INTO "event_party" VALUES(1,'v1','recipient',0,'Varn','e3');
INSERT INTO "event_party" VALUES(1,'v1','recipient',1,'villagers',NULL);
INSERT INTO "event_party" VALUES(1,'v2','recipient',0,'the air-raid shelter',NULL);
INSERT INTO "event_toll" VALUES(1,'v1',0,'t1');
INSERT INTO "event_toll" VALUES(1,'v1',1,'t2');
CREATE INDEX replaced_character_report ON replaced_character (report);
CREATE VIEW current_reading AS
SELECT reading.serial, report.serial AS report_serial, report.id AS report, report.version, reading.reader_version,
  reading.title, reading.outlet, reading.published, reading.published_day
FROM reading JOIN report ON report.serial = reading.report
WHERE NOT EXISTS (SELECT 1 FROM reading AS later WHERE later.report = reading.report AND later.serial > reading.serial);
CREATE VIEW claims AS
SELECT 'toll' AS kind, toll."key" AS claim, r.report, r.version, r.published, r.outlet, according_to, dated,
  effect || ': ' || CASE WHEN bound IN ('exact', 'range', 'vague') THEN '' ELSE replace(bound, '_', ' ') || ' ' END || CASE WHEN instr(who, number_text) > 0 THEN who ELSE number_text || coalesce(' ' || who, '') END AS what, evidence_text AS evidence, start, "end", toll.id
FROM toll JOIN current_reading AS r ON r.serial = toll.reading
UNION ALL
SELECT 'event', event."key", r.report, r.version, r.published, r.outlet, according_to, dated,
  category || ': ' || coalesce(actor || ' – ', '') || trigger_text || coalesce(' – ' || recipient, ''), evidence_text, start, "end", event.id
FROM event JOIN current_reading AS r ON r.serial = event.reading
UNION ALL
SELECT 'attribution', attribution."key", r.report, r.version, r.published, r.outlet, coalesce(speaker, source), NULL,
  coalesce(cue || ': ', '') || coalesce(content, ''), substr(text, start + 1, "end" - start), start, "end", attribution.id
FROM attribution JOIN current_reading AS r ON r.serial = attribution.reading
  JOIN report ON report.serial = r.report_serial;
CREATE VIEW tolls_by_source AS
SELECT effect, who, place, "count", low, high, bound, according_to, voice, status, denied_by, dated,
  r.published, r.outlet, r.report, r.version, cause, actor, number_text AS number, evidence_text AS evidence,
  start, "end", "key" AS claim
FROM toll JOIN current_reading AS r ON r.serial = toll.reading
ORDER BY effect, according_to IS NULL, according_to, coalesce(first_day, r.published_day), r.report, r.version, start;
CREATE VIEW timeline AS
SELECT first_day AS day, nullif(last_day, first_day) AS to_day, 'toll' AS kind, effect, NULL AS category,
  effect || ': ' || CASE WHEN bound IN ('exact', 'range', 'vague') THEN '' ELSE replace(bound, '_', ' ') || ' ' END || CASE WHEN instr(who, number_text) > 0 THEN who ELSE number_text || coalesce(' ' || who, '') END AS what, according_to, voice, place, r.report, r.version, r.published, r.outlet,
  evidence_text AS evidence, start, "end", "key" AS claim
FROM toll JOIN current_reading AS r ON r.serial = toll.reading WHERE first_day IS NOT NULL
UNION ALL
SELECT first_day, nullif(last_day, first_day), 'event', NULL, category,
  category || ': ' || coalesce(actor || ' – ', '') || trigger_text || coalesce(' – ' || recipient, ''), according_to, voice, place, r.report, r.version, r.published, r.outlet,
  evidence_text, start, "end", "key"
FROM event JOIN current_reading AS r ON r.serial = event.reading WHERE first_day IS NOT NULL
ORDER BY day, to_day, report, version, start, kind, claim;
CREATE VIEW claim_words AS
    SELECT serial, according_to, actor, who AS affected, evidence_text AS words FROM toll
    UNION ALL SELECT serial, according_to, actor, recipient, evidence_text FROM event
    UNION ALL SELECT serial, coalesce(speaker, source), source, addressee, content FROM attribution;
CREATE VIRTUAL TABLE report_search
    USING fts5(title, text, content = 'report', content_rowid = 'serial', tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO report_search(report_search) VALUES('rebuild');
CREATE VIRTUAL TABLE claim_search
    USING fts5(according_to, actor, affected, words, content = 'claim_words', content_rowid = 'serial', tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO claim_search(claim_search) VALUES('rebuild');
PRAGMA application_id = 1633907823;
PRAGMA user_version = 2;
