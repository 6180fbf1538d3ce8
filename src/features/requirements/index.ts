export { clarify } from './clarify.ts';
export { answerAsOfficers, answerGeneral, faqCommand } from './faq.ts';
export { confirmHsCode } from './hs-code.ts';
export { answerQuestion, type RequirementParts, requirementsCommand } from './requirements.ts';
export { keepTopic, topicOf } from './topic.ts';
export { unhelpfulCommand } from './unhelpful.ts';
