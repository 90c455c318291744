-- The tallies are made anew of the record, with the columns that package sqlstore names, as the tables of the nouns are.
-- From here on a step needs no script where only such a table has another shape: sqlstore.Version is raised.
DROP TABLE tally;
DROP TABLE lag;
