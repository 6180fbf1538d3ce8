import { askContact, askFiles, askLocation } from './dialogs.js';
import { load, save } from './storage.js';

const form = document.getElementById('composer');
const draft = document.getElementById('draft');
const menu = document.getElementById('attach-menu');
// On a touch screen the return key makes a new line, as in other messengers.
const typesWithKeys = matchMedia('(pointer: fine)').matches;

/** Where one writes. `say` gets what is to be sent: `(content, file?)`. */
export function createComposer(say) {
  let person = null;

  const send = () => {
    const text = draft.value.trim();
    if (!text) return;
    say({ kind: 'text', text });
    draft.value = '';
    save(`draft.${person}`, null);
    grow();
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send();
    draft.focus();
  });
  draft.addEventListener('input', () => {
    save(`draft.${person}`, draft.value || null);
    grow();
  });
  draft.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || !typesWithKeys) return;
    event.preventDefault();
    send();
  });

  const sendFiles = async (list) => {
    const files = [...list].filter((file) => file.size > 0);
    const chosen = files.length ? await askFiles(files) : null;
    chosen?.files.forEach((file, index) => {
      const media = { fileName: file.name, mimeType: file.type, bytes: file.size };
      const caption = index === 0 && chosen.caption ? { caption: chosen.caption } : {};
      say({ kind: file.type.startsWith('image/') ? 'image' : 'document', media, ...caption }, file);
    });
  };
  const share = {
    photo: () => document.getElementById('pick-photo').click(),
    document: () => document.getElementById('pick-document').click(),
    location: async () => {
      const place = await askLocation();
      if (place) say({ kind: 'location', ...place });
    },
    contact: async () => {
      const phone = await askContact();
      if (phone) say({ kind: 'contact', phone });
    },
  };
  addMenu(share);
  for (const id of ['pick-photo', 'pick-document']) {
    const input = document.getElementById(id);
    input.addEventListener('change', async () => {
      await sendFiles(input.files);
      input.value = '';
    });
  }
  addDropping(sendFiles);

  return {
    share,
    /** Takes up what this person had begun to write. */
    for(id) {
      person = id;
      draft.value = load(`draft.${id}`, '');
      grow();
    },
    focus() {
      if (typesWithKeys) draft.focus();
    },
  };
}

/** For browsers whose text fields do not grow by themselves. */
function grow() {
  if (CSS.supports('field-sizing', 'content')) return;
  draft.style.height = 'auto';
  draft.style.height = `${draft.scrollHeight + 2}px`;
}

function addMenu(share) {
  const items = [...menu.querySelectorAll('[data-attach]')];
  for (const item of items) {
    item.addEventListener('click', () => {
      menu.hidePopover();
      share[item.dataset.attach]();
    });
  }
  menu.addEventListener('toggle', (event) => {
    if (event.newState !== 'open') return;
    menu.style.setProperty('--attach-left', `${form.getBoundingClientRect().left + 8}px`);
    items[0].focus();
  });
  menu.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    items.at((items.indexOf(document.activeElement) + step) % items.length).focus();
  });
}

function addDropping(sendFiles) {
  const area = document.querySelector('.chat');
  const carriesFiles = (event) => event.dataTransfer?.types.includes('Files');
  area.addEventListener('dragover', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    area.classList.add('dropping');
  });
  area.addEventListener('dragleave', () => area.classList.remove('dropping'));
  area.addEventListener('drop', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    area.classList.remove('dropping');
    sendFiles(event.dataTransfer.files);
  });
  draft.addEventListener('paste', (event) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    sendFiles(event.clipboardData.files);
  });
}
