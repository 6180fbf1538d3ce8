export { BOLD, type Paper, printPaper, REGULAR } from './paper.ts';
export { canPrint, printable } from './printable.ts';
