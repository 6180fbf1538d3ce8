export { certificateFlow } from './certificate.flow.ts';
export { aroundClass, explainQuestion, resumeClass } from './in-class.ts';
export type { LessonParts } from './lesson-parts.ts';
export { lessonCommands } from './lessons.ts';
