/** What becomes of the rows of a table, and why they may be kept so long (UU 27/2022 art. 16, 43, 44). */
export type Rule = { readonly table: string; readonly basis: string } & (
  | {
      /** Until the person is erased, or whatever it belongs to. */
      readonly kept: 'until-erased';
    }
  | {
      /** Nobody's data: facts, settings, the state of the system. */
      readonly kept: 'always';
    }
  | {
      /** Removed by the room that owns it, after so many days. */
      readonly kept: 'by-itself';
      readonly days: number;
    }
  | {
      readonly kept: 'days';
      readonly days: number;
      /** Condition in SQL on the row `t`; `$1` is the moment `days` ago. Keep it cheap: it is looked at every night. */
      readonly due: string;
      /** Instead of removing the row: what is set, in SQL. `due` must not hold any more afterwards. */
      readonly clear?: string;
    }
);

/**
 * How long everything is kept, table by table; a table may have several rules, and must have one: a test compares with the
 * database. Documented in docs/privacy.md, which another test compares with this.
 */
export const RETENTION: readonly Rule[] = [
  // ── people ──
  {
    table: 'Person',
    kept: 'days',
    days: 365,
    due: `t."lastSeenAt" < $1
      AND NOT EXISTS (SELECT 1 FROM "Business" b WHERE b."personId" = t.id)
      AND NOT EXISTS (SELECT 1 FROM "Consent" c WHERE c."personId" = t.id)
      AND NOT EXISTS (SELECT 1 FROM "RoleGrant" g WHERE g."personId" = t.id)
      AND NOT EXISTS (SELECT 1 FROM "PriceSubscription" s WHERE s."personId" = t.id)
      AND NOT EXISTS (SELECT 1 FROM "PriceAlert" a WHERE a."personId" = t.id)`,
    basis:
      'wrote, but never registered, holds no role and is sent no prices: not needed once silent for a year',
  },
  { table: 'Chat', kept: 'until-erased', basis: 'the address that answers go to' },
  { table: 'ChatAlias', kept: 'until-erased', basis: 'another address of the same chat' },
  { table: 'RoleGrant', kept: 'until-erased', basis: 'who may act for the centre, now and then' },
  { table: 'Consent', kept: 'until-erased', basis: 'proof of consent (art. 24)' },
  {
    table: 'Invitation',
    kept: 'days',
    days: 90,
    due: 't."expiresAt" < $1',
    basis: 'a code is good for seven days; afterwards to answer questions about it',
  },
  { table: 'LinkCode', kept: 'days', days: 1, due: 't."expiresAt" < $1', basis: 'good for ten minutes' },
  {
    table: 'AuditEntry',
    kept: 'days',
    days: 730,
    due: 't.at < $1',
    basis: 'to account for privileged acts; ids of ours, no personal data',
  },
  // ── registration and profile ──
  { table: 'Business', kept: 'until-erased', basis: 'consent: guidance and being found by buyers' },
  { table: 'Product', kept: 'until-erased', basis: 'part of the business' },
  { table: 'ProductPhoto', kept: 'until-erased', basis: 'part of the business; its file goes with it' },
  // ── messages ──
  {
    table: 'InboxMessage',
    kept: 'days',
    days: 90,
    due: `t.state <> 'pending' AND t."receivedAt" < $1`,
    basis: 'to answer questions about a conversation, and to know a repeated delivery',
  },
  {
    table: 'OutboxMessage',
    kept: 'days',
    days: 90,
    due: `t.state NOT IN ('queued', 'sending') AND t."broadcastId" IS NULL AND t."createdAt" < $1`,
    basis: 'to answer questions about a conversation',
  },
  {
    table: 'OutboxMessage',
    kept: 'days',
    days: 365,
    due: `t.state NOT IN ('queued', 'sending') AND t."broadcastId" IS NOT NULL AND t."createdAt" < $1`,
    basis: 'announcements: how many they reached',
  },
  {
    table: 'OutboxPayload',
    kept: 'days',
    days: 30,
    due: 'EXISTS (SELECT 1 FROM "OutboxMessage" m WHERE m.seq = t.seq AND m."createdAt" < $1)',
    basis: 'a phone may ask for a message again',
  },
  { table: 'ChannelDay', kept: 'days', days: 400, due: 't.day < $1', basis: 'daily limits; counts alone' },
  { table: 'ChannelPace', kept: 'always', basis: 'one row a channel' },
  { table: 'ChannelAccount', kept: 'always', basis: 'one row a channel' },
  {
    table: 'AccountKey',
    kept: 'until-erased',
    basis: 'keys of the WhatsApp account; those for a person go with them',
  },
  // ── requirements ──
  { table: 'Checklist', kept: 'until-erased', basis: 'asked for by the person' },
  { table: 'ChecklistItem', kept: 'until-erased', basis: 'part of the checklist' },
  {
    table: 'Gap',
    kept: 'days',
    days: 365,
    due: 't.at < $1',
    basis: 'to learn what owners ask; without who asked, names and numbers masked',
  },
  // ── prices ──
  { table: 'PriceValue', kept: 'always', basis: 'public facts' },
  { table: 'PriceRevision', kept: 'always', basis: 'public facts' },
  { table: 'PriceFetch', kept: 'always', basis: 'one row a source' },
  {
    table: 'PriceIncident',
    kept: 'days',
    days: 365,
    due: 't."resolvedAt" < $1',
    basis: 'what went wrong with a source; no personal data',
  },
  { table: 'ExportDemand', kept: 'always', basis: 'public facts' },
  { table: 'PriceSubscription', kept: 'until-erased', basis: 'asked for by the person, until they stop it' },
  { table: 'PriceAlert', kept: 'until-erased', basis: 'asked for by the person, until they stop it' },
  { table: 'PriceDigestOff', kept: 'until-erased', basis: "an officer's choice" },
  // ── schedule and jobs ──
  { table: 'ScheduledRun', kept: 'by-itself', days: 90, basis: 'what ran when (src/schedule)' },
  { table: 'Job', kept: 'by-itself', days: 90, basis: 'done: so that a repeated act is known (src/jobs)' },
  {
    table: 'Job',
    kept: 'days',
    days: 90,
    due: `t.state = 'dead' AND t."doneAt" < $1`,
    basis: 'given up: to be looked into',
  },
  // ── leads ──
  {
    table: 'Lead',
    kept: 'days',
    days: 365,
    due: `COALESCE(t."closedAt", CASE WHEN t.state = 'refused' THEN t."updatedAt" END) < $1
      AND (t.company, t."contactName", t."contactEmail", t."contactPhone") IS DISTINCT FROM (NULL, NULL, NULL, NULL)`,
    clear: `company = NULL, "contactName" = NULL, "contactEmail" = NULL, "contactPhone" = NULL, "duplicateKey" = ''`,
    basis: 'the buyer is named for a year after the end; goods, country and outcome stay for statistics',
  },
  {
    table: 'LeadMatch',
    kept: 'days',
    days: 365,
    due: `(t."priceText", t."quantityText", t."readyText", t.note) IS DISTINCT FROM (NULL, NULL, NULL, NULL)
      AND EXISTS (SELECT 1 FROM "Lead" l WHERE l.id = t."leadId" AND l."closedAt" < $1)`,
    clear: `"priceText" = NULL, "quantityText" = NULL, "readyText" = NULL, note = NULL`,
    basis: "the owner's words are kept for a year after the end; that they were asked stays until erased",
  },
  {
    table: 'LeadMessage',
    kept: 'days',
    days: 365,
    due: 't.at < $1',
    basis: 'talks about a lead, for as long as a deal may be spoken of',
  },
  { table: 'LeadPreference', kept: 'until-erased', basis: "the person's choice" },
  { table: 'LeadSetting', kept: 'always', basis: 'how the centre works' },
  // ── broadcasts ──
  { table: 'Broadcast', kept: 'always', basis: "the centre's own announcements" },
  {
    table: 'BroadcastRecipient',
    kept: 'days',
    days: 365,
    due: 'EXISTS (SELECT 1 FROM "Broadcast" b WHERE b.id = t."broadcastId" AND b."finishedAt" < $1)',
    basis: 'so that nobody gets one twice, and how many it reached',
  },
  {
    table: 'BroadcastAnswer',
    kept: 'days',
    days: 365,
    due: 'EXISTS (SELECT 1 FROM "Broadcast" b WHERE b.id = t."broadcastId" AND b."finishedAt" < $1)',
    basis: 'who comes, for as long as what they were asked to may be looked back on',
  },
  { table: 'BroadcastDraft', kept: 'always', basis: "the centre's own announcements" },
  // ── support ──
  {
    table: 'Ticket',
    kept: 'days',
    days: 365,
    due: `t.state = 'closed' AND t."closedAt" < $1`,
    basis: 'what was asked of officers, for a year after it ended',
  },
  {
    table: 'TicketMessage',
    kept: 'days',
    days: 365,
    due: 't.at < $1',
    basis: 'talks with officers, for as long as one may come back to them',
  },
  { table: 'FaqEntry', kept: 'always', basis: "the centre's own answers; the asking person is not in them" },
  { table: 'QuestionCount', kept: 'always', basis: 'counts by day and topic; no personal data' },
  // ── lessons ──
  { table: 'LessonProgress', kept: 'until-erased', basis: 'how far the person is in the class' },
  { table: 'LessonAnswer', kept: 'until-erased', basis: 'which questions of the class they got right' },
  { table: 'LessonCertificate', kept: 'until-erased', basis: 'that they finished the class, and its number' },
  { table: '_prisma_migrations', kept: 'always', basis: 'the state of the schema' },
];
