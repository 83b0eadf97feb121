"""Tables, SQL, transactions, history and migrations. The only room that knows SQL."""
