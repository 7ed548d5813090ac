"""Ways to run the readers: ``single`` for one report in memory, ``pool`` for many, ``filling`` for a whole ledger.

The parts are imported one by one: processes that read need neither intake nor ledger.
"""
