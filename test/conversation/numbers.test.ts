import { describe, expect, test } from 'vitest';
import { plain, type Reply } from '../../src/messages/index.ts';
import { openCounter } from './counter.ts';

const COLOURS = '[red] [green] [blue] [engine-skip]';
const GOODS = '[Fresh bread!] [Tea]';

function unnumbered(replies: readonly Reply[]): boolean[] {
  return replies.map((reply) => reply.unnumbered === true);
}

/** Where there are no buttons, choices are shown with numbers: a typed number must mean what was shown beside it. */
describe('a typed number', () => {
  test('means the last message’s choice; those of the messages before it are not numbered, but can be named', async () => {
    const counter = openCounter();
    await counter.type('pesan', 'chair');
    const { said, replies } = await counter.act({ kind: 'text', text: 'toko' });
    expect(said).toEqual([`shop ${GOODS}`, `engine-resume(order) | colour? ${COLOURS}`]);
    expect(unnumbered(replies)).toEqual([true, false]);
    expect(await counter.type('fresh BREAD')).toEqual([
      'menu bread',
      `engine-resume(order) | colour? ${COLOURS}`,
    ]);
    expect(await counter.type('2')).toEqual(['green, noted', 'parts 0? [done]']);
  });

  test('means no choice of a message that another one without choices followed', async () => {
    const counter = openCounter();
    await counter.type('pesan');
    const { said, replies } = await counter.act({ kind: 'text', text: 'toko' });
    expect(said).toEqual([`shop ${GOODS}`, 'engine-resume(order) | name?']);
    expect(unnumbered(replies)).toEqual([true, false]);
    expect(await counter.type('2')).toEqual(['a name, please']);
    // One turn later nobody has them before their eyes as the last thing said.
    expect(await counter.type('tea')).toEqual([`colour? ${COLOURS}`]);
  });

  test('names an earlier choice only in full: a beginning of it is an answer of its own', async () => {
    const counter = openCounter();
    await counter.type('pesan', 'toko');
    expect(await counter.type('fresh bread and tea')).toEqual([`colour? ${COLOURS}`]);
    expect(counter.stored()).toMatchObject({ frames: [{ data: { name: 'fresh bread and tea' } }] });
  });

  test('goes on being the answer awaited after misunderstandings, and does not fall among the ways out', async () => {
    const counter = openCounter();
    await counter.type('pesan', 'chair', 'red', 'big', 'bigger');
    const { said, replies } = await counter.act({ kind: 'text', text: 'the biggest' });
    expect(said).toEqual(['a number, please | explain-size [engine-back] [engine-cancel] [engine-human]']);
    expect(unnumbered(replies)).toEqual([true]);
    expect(await counter.type('2')).toEqual(['parts 0? [done]']);
    expect(counter.stored()).toMatchObject({ frames: [{ data: { size: 2 } }] });
  });

  test.each(['2.', '(2)', '2️⃣', '2-3'])('set down as %s names no way out either', async (typed) => {
    const counter = openCounter();
    await counter.type('pesan', 'chair', 'red', 'big', 'bigger', 'the biggest');
    const [said] = await counter.type(typed);
    expect(said).toMatch(/^a number, please/);
    expect(counter.stored()).toMatchObject({ frames: [{ step: 'size' }] });
  });

  test('is the form’s, whatever is announced meanwhile; what was announced can be named', async () => {
    const counter = openCounter();
    await counter.type('pesan', 'chair');
    const choices = [{ id: '/menu:tea', label: 'Tea' }];
    expect(unnumbered(counter.announce([{ text: plain('news'), choices }]))).toEqual([true]);
    expect(await counter.type('tea')).toEqual(['menu tea', `engine-resume(order) | colour? ${COLOURS}`]);
    counter.announce([{ text: plain('news'), choices }]);
    expect(await counter.type('3')).toEqual(['blue, noted', 'parts 0? [done]']);
  });

  test('means what a reminder offers, although free text is awaited', async () => {
    const counter = openCounter();
    await counter.type('pesan', 'chair');
    const { timers } = await counter.act({ kind: 'text', text: 'red' });
    const token = timers[0]?.token ?? '';
    const { replies } = await counter.act({ kind: 'timer', name: 'form-reminder', token });
    expect(unnumbered(replies)).toEqual([false]);
    expect(await counter.type('1')).toEqual(['size?']);
    expect(await counter.type('1')).toEqual(['parts 0? [done]']);
  });

  test('is an announcement’s where no form is open', async () => {
    const counter = openCounter();
    const choices = [
      { id: '/menu:bread', label: 'Bread' },
      { id: '/menu:tea', label: 'Tea' },
    ];
    expect(unnumbered(counter.announce([{ text: plain('news'), choices }]))).toEqual([false]);
    expect(await counter.type('2')).toEqual(['menu tea']);
  });

  test('is an announcement’s where no form is open, and what was offered before it can still be named', async () => {
    const counter = openCounter();
    await counter.type('oops');
    counter.announce([{ text: plain('a list'), choices: [{ id: '/menu:bread', label: 'Bread' }] }]);
    for (const label of ['Tea', 'Cake'])
      counter.announce([{ text: plain('news'), choices: [{ id: `/menu:${label.toLowerCase()}`, label }] }]);
    expect(await counter.type('bread')).toEqual(['menu bread']);
  });
});
