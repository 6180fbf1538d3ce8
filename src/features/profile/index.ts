export { eraseData, erasureFlow, forget } from './erasure.flow.ts';
export { exportData } from './export.ts';
export { edit, profile, profileEditFlow } from './profile.flow.ts';
