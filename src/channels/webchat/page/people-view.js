import { ask } from './dialogs.js';
import { addPerson, people, renamePerson, unread } from './people.js';
import { t } from './settings.js';
import { fromTemplate } from './templates.js';

const app = document.querySelector('.app');
const toggle = document.getElementById('open-people');

/** The switcher: who one speaks as, who has unread messages, adding and renaming. */
export function createPeopleView(onChoose) {
  const setOpen = (open) => {
    app.classList.toggle('with-people', open);
    toggle.setAttribute('aria-expanded', String(open));
    if (open) document.querySelector('.person[aria-current="true"] .person-pick')?.focus();
  };
  const choose = (id) => {
    onChoose(id);
    setOpen(false);
  };
  toggle.addEventListener('click', () => setOpen(true));
  for (const closer of document.querySelectorAll('.people-close, .scrim')) {
    closer.addEventListener('click', () => setOpen(false));
  }
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !app.classList.contains('with-people')) return;
    setOpen(false);
    toggle.focus();
  });
  document.getElementById('add-person').addEventListener('click', async () => {
    const added = await askPerson(null);
    if (added) choose(addPerson(added.id || undefined, added.name).id);
  });

  return {
    show(current) {
      toggle.querySelector('.who-am-i-name').textContent = current.name;
      dress(toggle.querySelector('.avatar'), current);
      toggle.querySelector('.dot').hidden = !people().some(({ id }) => id !== current.id && unread(id));
      document
        .getElementById('people-list')
        .replaceChildren(...people().map((person) => row(person, current, choose)));
    },
  };
}

function row(person, current, choose) {
  const item = fromTemplate('person');
  const count = person.id === current.id ? 0 : unread(person.id);
  if (person.id === current.id) item.setAttribute('aria-current', 'true');
  dress(item.querySelector('.avatar'), person);
  item.querySelector('.person-name').textContent = person.name;
  item.querySelector('.person-note').textContent = t('person-id', { id: person.id });
  const badge = item.querySelector('.badge');
  badge.hidden = count === 0;
  badge.textContent = String(count);
  badge.ariaLabel = t('unread', { count });
  item.querySelector('.person-pick').addEventListener('click', () => choose(person.id));
  item.querySelector('.person-edit').addEventListener('click', async () => {
    const edited = await askPerson(person);
    if (edited) renamePerson(person.id, edited.name);
  });
  return item;
}

/** Initials on a colour that follows from the id, so that people are told apart at a glance. */
function dress(avatar, { id, name }) {
  const words = name.trim().split(/\s+/);
  avatar.textContent = words
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('');
  const sum = [...id].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 360, 7);
  avatar.style.setProperty('--hue', String(sum));
}

async function askPerson(person) {
  const form = await ask('person-dialog', {
    prepare: ({ elements }) => {
      elements.name.value = person?.name ?? '';
      elements.id.value = person?.id ?? '';
      elements.id.readOnly = Boolean(person);
    },
    check: ({ elements }) =>
      /^[A-Za-z0-9_-]{0,64}$/.test(elements.id.value.trim()) ? null : t('id-invalid'),
  });
  return form ? { name: form.elements.name.value.trim(), id: form.elements.id.value.trim() } : null;
}
