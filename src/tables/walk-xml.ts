import { SaxesParser } from 'saxes';
import { TableError } from './table.ts';

/** Names come without their prefix: some programs write `<x:row>`. */
export interface XmlVisitor {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Reads XML from front to back. Own entities are not expanded, so nothing in it can multiply. */
export function walkXml(xml: string, visitor: XmlVisitor): void {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw new TableError('damaged', 'malformed XML', { cause: error });
  });
  if (visitor.open) parser.on('opentag', (tag) => visitor.open?.(local(tag.name), tag.attributes));
  if (visitor.close) parser.on('closetag', (tag) => visitor.close?.(local(tag.name)));
  if (visitor.text) {
    parser.on('text', (text) => visitor.text?.(text));
    parser.on('cdata', (text) => visitor.text?.(text));
  }
  parser.write(xml).close();
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
