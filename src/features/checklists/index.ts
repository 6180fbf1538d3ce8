export {
  type ChecklistBook,
  type ChecklistParts,
  checklistCommands,
  checklistReminder,
} from './checklists.ts';
export { checklistNoteFlow } from './note.flow.ts';
