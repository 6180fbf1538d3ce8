import { describe, expect, test } from 'vitest';
import { answerFaq, searchFaq } from '../../src/knowledge/index.ts';
import { loadedKnowledge } from '../support/loaded.ts';
import { TODAY } from './knowledge-under-test.ts';

const knowledge = loadedKnowledge();

test('every question has an answer with sources and somewhere to go next', () => {
  expect(knowledge.faq.length).toBeGreaterThanOrEqual(45);
  for (const { id } of knowledge.faq) {
    const answer = answerFaq(knowledge, id, TODAY);
    expect(answer?.facts.length).toBeGreaterThan(0);
    expect(answer?.sources.length).toBeGreaterThan(0);
    expect(answer?.related.length).toBeGreaterThan(0);
  }
  expect(answerFaq(knowledge, 'tidak-ada', TODAY)).toBeUndefined();
});

describe('search', () => {
  test.each([
    ['apa itu nib kak', 'nib'],
    ['bikin PEB gimana ya', 'peb'],
    ['certificate of origin', 'ska'],
    ['hs code amplang dicari dimana', 'hs-code'],
    ['fob atau cif', 'incoterms'],
    ['letter of credit aman?', 'cara-bayar'],
    ['pinjam nama perusahaan undername', 'undername'],
    ['export center balikpapan dimana', 'export-center'],
    ['pirt cukup buat ekspor', 'pirt'],
    ['kirim sampel ke pembeli', 'sampel'],
    ['jual ke tawau lewat perbatasan', 'perbatasan'],
    ['buyer palsu penipuan', 'penipuan'],
  ])('%s → %s', (text, id) => {
    expect(searchFaq(knowledge, text)[0]?.id).toBe(id);
  });

  test('nothing near gives nothing', () => {
    expect(searchFaq(knowledge, 'zzzz qqqq')).toEqual([]);
  });
});
