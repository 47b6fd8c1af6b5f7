export { segmentsOf, type Highlight, type Segment } from '../../report/highlight.js';
