import { previewOn } from './channels/preview.ts';
import { createChartCache } from './charts/index.ts';
import { type Act, type Commands, commandFor, ENGINE_COMMANDS, type Skills } from './conversation/index.ts';
import * as answers from './features/answers/index.ts';
import * as broadcasts from './features/broadcasts/index.ts';
import {
  type ChecklistBook,
  type ChecklistParts,
  checklistCommands,
  checklistNoteFlow,
  checklistReminder,
} from './features/checklists/index.ts';
import * as leads from './features/leads/index.ts';
import * as lessons from './features/lessons/index.ts';
import * as linking from './features/linking/index.ts';
import * as menu from './features/menu/index.ts';
import * as people from './features/people/index.ts';
import * as prices from './features/prices/index.ts';
import * as profile from './features/profile/index.ts';
import { register, registrationFlow } from './features/registration/index.ts';
import * as requirements from './features/requirements/index.ts';
import * as statistics from './features/statistics/index.ts';
import * as tickets from './features/tickets/index.ts';
import { isOfficer, OFFICERS, type RandomInt, type Role } from './identity/index.ts';
import type { JobHandler, NewJob } from './jobs/index.ts';
import { dayOf } from './kernel/day.ts';
import type { NewId } from './kernel/ids.ts';
import { answerRequirements, checklistFor, type Knowledge } from './knowledge/index.ts';
import { type Language, matchChoice, type Regencies } from './language/index.ts';
import type { MediaStore } from './media/index.ts';
import { createRespond } from './respond.ts';
import { telegramTexts } from './telegram-texts.ts';
import type { ChatTurn, TimerJob } from './turns/index.ts';
import { whatsappTexts } from './whatsapp-texts.ts';
import type { AllWords } from './words/index.ts';

/** All features put together: what the assistant can do. A new flow or command is one line here. */
export function createSkills(given: {
  language: Language;
  regencies: Regencies;
  knowledge: Knowledge;
  newId: NewId;
  random: RandomInt;
  media: MediaStore;
  timeZone: string;
  /** `ADMIN_IDS`: admins without a grant. */
  adminIds: readonly string[];
  prices: Pick<prices.PriceService, 'store' | 'doubt'>;
  leads: leads.LeadSettings;
  broadcasts: broadcasts.BroadcastParts['settings'];
  tickets: tickets.TicketSettings;
  words: AllWords;
}): {
  skills: Skills<ChatTurn>;
  timerJobs: Readonly<Record<string, TimerJob>>;
  jobs: Readonly<Record<string, JobHandler>>;
  /** Put at every start; each is done once. */
  startJobs(now: Date): NewJob[];
} {
  const parts = { ...given, book: answers.createAnswerBook(given.knowledge, given.timeZone) };
  const { language } = parts;
  const previewWords = { telegram: telegramTexts(parts.words), whatsapp: whatsappTexts(parts.words) };
  const forBroadcasts: broadcasts.BroadcastParts = {
    ...parts,
    settings: parts.broadcasts,
    preview: (channel, reply, tongue) =>
      previewOn(channel, reply, {
        telegram: previewWords.telegram[tongue],
        whatsapp: previewWords.whatsapp[tongue],
      }),
  };
  const forLeads: leads.LeadParts = { ...parts, settings: parts.leads };
  const checklist: ChecklistParts = { ...parts, book: createChecklistBook(parts) };
  const { store, doubt } = parts.prices;
  const charts = createChartCache();
  const priceParts: prices.PriceParts = { ...parts, charts, store, doubt };
  const ticketCommands = tickets.ticketCommands(parts);
  /** A tap that asks something is counted as what is typed is; a tap into the parts of an answer is not. */
  const counted =
    (topic: string, act: Act<ChatTurn>): Act<ChatTurn> =>
    async (turn, argument) => {
      const [first = '', second = '', part] = topic === 'requirements' ? (argument ?? '').split(':') : [];
      const product = parts.knowledge.products.has(first) ? first : null;
      const country = parts.knowledge.countries.has(second) ? second : null;
      if (part === undefined) statistics.countQuestion(turn, { topic, product, country }, parts.timeZone);
      return act(turn, argument);
    };
  const commands: Skills<ChatTurn>['commands'] = {
    start: (turn, payload) =>
      menu.start(turn, payload, { undangan: (invited, code) => people.redeem(parts, invited, code) }),
    menu: menu.menu,
    help: menu.help,
    explain: async (turn) => (await lessons.explainQuestion(parts, turn)) ?? menu.help(turn),
    ...ticketCommands,
    human: counted('human', ticketCommands.human),
    stop: (turn, argument) => broadcasts.stop(turn, argument, menu.stop),
    announcements_off: broadcasts.announcementsOff,
    announcements_on: broadcasts.announcementsOn,
    ...broadcasts.recipientCommands(),
    resume: async (turn) => (await lessons.resumeClass(parts, turn)) ?? menu.menu(turn),
    language: menu.language,
    register,
    profile: profile.profile,
    edit: profile.edit,
    export_data: profile.exportData,
    delete_data: profile.eraseData,
    req: counted('requirements', (turn, argument) => requirements.requirementsCommand(parts, turn, argument)),
    requirements: (turn) => requirements.requirementsCommand(parts, turn, undefined),
    faq: counted('faq', (turn, argument) => requirements.faqCommand(parts, turn, argument)),
    hs: (turn, argument) => requirements.confirmHsCode(parts, turn, argument),
    unhelpful: (turn, argument) => requirements.unhelpfulCommand(parts, turn, argument),
    ...checklistCommands(checklist),
    ...lessons.lessonCommands(parts),
    price: counted('price', (turn, argument) => prices.priceCommand(priceParts, turn, argument)),
    chart: (turn, argument) => prices.chartCommand(priceParts, turn, argument),
    demand: (turn, argument) => prices.demandCommand(priceParts, turn, argument),
    ...prices.subscriptionCommands(priceParts),
    price_status: { for: OFFICERS, run: (turn) => prices.statusCommand(priceParts, turn) },
    price_digest: {
      for: OFFICERS,
      run: (turn, argument) => prices.digestCommand(priceParts, turn, argument),
    },
    price_import: { for: OFFICERS, run: async () => ({ kind: 'flow', flow: prices.IMPORT }) },
    redeem: (turn, code) => people.redeem(parts, turn, code),
    link: (turn, code) => linking.link(parts, turn, code),
    prefer: linking.prefer,
    my_role: (turn) => people.myRole(parts, turn),
    invite: { for: ['admin'], run: (turn, argument) => people.inviteCommand(parts, turn, argument) },
    roles: { for: ['admin'], run: (turn) => people.roles(parts, turn) },
    revoke: { for: ['admin'], run: (turn, argument) => people.revokeCommand(parts, turn, argument) },
    ...leads.ownerCommands(forLeads),
    ...forRoles(['representative'], leads.authorCommands(forLeads)),
    ...forRoles(OFFICERS, leads.officerCommands(forLeads)),
    ...forRoles(OFFICERS, broadcasts.officerCommands(forBroadcasts)),
    ...forRoles(OFFICERS, tickets.officerTicketCommands(parts)),
    ...forRoles(OFFICERS, answers.officerAnswerCommands(parts)),
    statistics: {
      for: OFFICERS,
      run: (turn, argument) => statistics.statisticsCommand({ ...parts, charts }, turn, argument),
    },
  };
  const isQuestion = (text: string) => language.understand({ text }).question;
  const isStray = (text: string) => {
    const { intent, question } = language.understand({ text });
    return intent === 'out_of_scope' && !question;
  };
  const respond = createRespond(language, isQuestion, parts, priceParts, forLeads);
  const skills: Skills<ChatTurn> = {
    flows: [
      registrationFlow(parts),
      profile.profileEditFlow(parts),
      profile.erasureFlow(parts),
      checklistNoteFlow(checklist),
      lessons.certificateFlow(parts),
      prices.subscriptionFlow(priceParts),
      prices.alertFlow(priceParts),
      prices.entryFlow(priceParts),
      prices.importFlow(priceParts),
      linking.profilesFlow(parts),
      people.inviteFlow(parts),
      people.revokeFlow(parts),
      ...leads.leadFlows(forLeads),
      broadcasts.broadcastFlow(forBroadcasts),
      broadcasts.correctFlow(forBroadcasts),
      ...tickets.ticketFlows(parts),
      ...answers.answerFlows(parts),
    ],
    commands,
    // Command words of features that are not part of this version, or not this person's, are text like any other.
    commandOf: (text, turn) => {
      const read = language.readCommand(text);
      if (!read || !(ENGINE_COMMANDS.has(read.id) || commandFor(commands, read.id, turn))) return null;
      return { name: read.id, ...(read.argument === undefined ? {} : { argument: read.argument }) };
    },
    matchChoice,
    respond: lessons.aroundClass(parts, isStray, respond),
    receive: async (content, turn) => {
      const officer = isOfficer(turn.roles);
      const author = turn.roles.has('representative');
      // Whoever is both is asked by the headings of the table: goods and a country are leads, all else are prices.
      return author && (!officer || (await leads.isLeadTable(forLeads, content)))
        ? leads.receiveTable(forLeads, turn, content)
        : prices.receivePriceTable(priceParts, turn, content);
    },
    isQuestion,
    unknown: async (turn, misses) =>
      menu.unknown(turn, misses, misses > 1 ? await tickets.askOfficer(turn, 'misses') : null),
  };
  return {
    skills,
    timerJobs: {
      forget: profile.forget,
      linked: (turn, token) => linking.sayLinked(turn, token),
      'role-revoked': (turn, token) => people.sayRevoked(parts, turn, token),
      'checklist-reminder': (turn, token) => checklistReminder(checklist, turn, token),
      ...leads.leadTimers(forLeads),
      ...tickets.ticketTimers(parts),
      ...answers.answerTimers(parts),
    },
    jobs: {
      ...leads.leadJobs(forLeads),
      ...broadcasts.broadcastJobs(forBroadcasts),
      ...tickets.ticketJobs(parts),
      ...answers.faqJobs,
    },
    startJobs: (now) => [leads.traitsJob(now)],
  };
}

/** Commands that exist for those in one of the roles alone. */
function forRoles(
  roles: readonly Role[],
  commands: Readonly<Record<string, Act<ChatTurn>>>,
): Commands<ChatTurn> {
  return Object.fromEntries(Object.entries(commands).map(([name, run]) => [name, { for: roles, run }]));
}

/** Checklists take their documents from the same answer that the chat shows. */
function createChecklistBook({
  knowledge,
  timeZone,
}: {
  knowledge: Knowledge;
  timeZone: string;
}): ChecklistBook {
  return {
    describe({ product, country }, words, now) {
      const answer = answerRequirements(knowledge, {
        product,
        country,
        today: dayOf(now, timeZone),
      });
      if (!answer.product || !answer.country) return null;
      return {
        product: answer.product.name[words.language],
        country: answer.country.name[words.language],
        documents: checklistFor(answer).map(({ id, label, issuer, where }) => ({
          id,
          label,
          detail: [issuer, where].filter(Boolean).join(', '),
        })),
      };
    },
  };
}
