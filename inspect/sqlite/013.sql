-- A review can be struck: it stays, and stands in no list.
ALTER TABLE review ADD COLUMN withdrawn TEXT NOT NULL DEFAULT '';
