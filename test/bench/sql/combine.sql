-- The figures of all reports in the folder reports/, by district and together.
CREATE TEMP TABLE figure_of AS
  SELECT row.value ->> 'district' AS district, row.value ->> 'required' AS required,
    row.value ->> 'done' AS done, row.value ->> 'waived' AS waived,
    row.value ->> 'outstanding' AS outstanding, row.value ->> 'overdue' AS overdue
  FROM generate_series(0, 99) AS file
  JOIN json_each(readfile('reports/' || file.value || '.json'), '$.districts') AS row;
SELECT * FROM figure_of ORDER BY done * 1.0 / (required - waived);
SELECT sum(required), sum(done), sum(waived), sum(outstanding), sum(overdue) FROM figure_of;
