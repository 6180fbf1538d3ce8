import { element } from './templates.js';

/** The blocks of a rich text as paragraphs and lists. */
export function renderRichText(blocks) {
  return blocks.map((block) => {
    if (block.kind === 'list') {
      const list = element('ul');
      list.append(
        ...block.items.map((spans) => {
          const item = element('li');
          item.append(...spans.map(renderSpan));
          return item;
        }),
      );
      return list;
    }
    const paragraph = element('p');
    paragraph.append(...block.spans.map(renderSpan));
    return paragraph;
  });
}

function renderSpan({ text, bold, italic, href }) {
  let node = document.createTextNode(text);
  if (italic) node = wrap('em', node);
  if (bold) node = wrap('strong', node);
  if (href && /^https?:\/\//i.test(href)) {
    node = wrap('a', node, { href, target: '_blank', rel: 'noopener noreferrer' });
  }
  return node;
}

function wrap(tag, node, properties) {
  const outer = element(tag, '', properties);
  outer.append(node);
  return outer;
}
