export const TICKET_TALK = 'ticket-talk';
export const QUESTION = 'ticket-question';
