import { t } from './settings.js';
import { element, fromTemplate, icon } from './templates.js';
import { isCommand } from './timeline.js';

/**
 * The buttons under a message: its choices, numbered as one may also type them, and the request to share. Where a typed number
 * means something else, none is shown.
 */
export function renderChoices(list, reply, state, act) {
  const buttons = (reply.choices ?? []).map((choice, index) => {
    const item = fromTemplate('choice');
    const button = item.querySelector('button');
    const live = state.open || isCommand(choice);
    button.dataset.choice = choice.id;
    button.disabled = !live;
    button.classList.toggle('chosen', state.chosen === choice.id);
    button.classList.toggle('past', live && !state.open);
    if (!live && state.chosen !== choice.id) button.title = t('choice-past');
    button.classList.toggle('unnumbered', Boolean(reply.unnumbered));
    item.querySelector('.choice-number').textContent = String(index + 1);
    item.querySelector('.choice-label').textContent = choice.label;
    button.addEventListener('click', () => act.choose(choice, reply.prompt));
    return item;
  });
  if (reply.request && state.open) buttons.push(requestButton(reply.request, act));
  list.ariaLabel = t('choices');
  list.hidden = buttons.length === 0;
  list.replaceChildren(...buttons);
}

function requestButton(request, act) {
  const button = element('button', '', { type: 'button', className: 'choice' });
  button.dataset.request = request;
  button.append(
    icon(request === 'contact' ? 'phone' : 'location'),
    element('span', t(request === 'contact' ? 'share-contact' : 'share-location')),
  );
  button.addEventListener('click', () => act.share(request));
  const item = element('li');
  item.append(button);
  return item;
}
