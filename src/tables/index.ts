export { readRecords } from './read-records.ts';
export { readTables } from './read-table.ts';
export { type Cell, type Table, TableError, type TableFault } from './table.ts';
export { plainCell, writeCsv } from './write-csv.ts';
export { writeXlsx } from './write-xlsx.ts';
