/** Measuring the analysis against gold annotations. */
export * from './gold.js';
export * from './evaluate.js';
export * from './goldDocuments.js';
export {
  calibrationOf,
  equalMass,
  equalWidth,
  type Binning,
  type Calibration,
  type CalibrationBin,
  type Claim,
} from './calibration.js';
export { parseAnnotated, type AnnotatedDocument } from './annotated.js';
export type { Rates } from './tallies.js';
