export { certificateFlow } from './certificate.flow.ts';
export { explainQuestion, offerWayBack, questionAgain, resumeClass } from './in-class.ts';
export type { LessonParts } from './lesson-parts.ts';
export { lessonCommands } from './lessons.ts';
