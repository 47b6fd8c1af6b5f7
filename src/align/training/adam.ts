const rounds = 400;
const rate = 0.03;

/** Gradient descent by Adam from `mean`, to which each value is held with a Gaussian of its own strength. */
export class Adam {
  /** @param strengths infinite for values that stay as they are. */
  constructor(
    private readonly mean: readonly number[],
    private readonly strengths: readonly number[],
  ) {}

  /** The values at the end. */
  run(gradientAt: (values: readonly number[]) => readonly number[]): number[] {
    const values = [...this.mean];
    const first = values.map(() => 0);
    const second = values.map(() => 0);
    for (let round = 1; round <= rounds; round++) {
      const gradient = gradientAt(values);
      for (let k = 0; k < values.length; k++) {
        const strength = this.strengths[k]!;
        if (strength === Infinity) continue;
        const slope = gradient[k]! + strength * (values[k]! - this.mean[k]!);
        const mean = 0.9 * first[k]! + 0.1 * slope;
        const square = 0.999 * second[k]! + 0.001 * slope ** 2;
        first[k] = mean;
        second[k] = square;
        const step = mean / (1 - 0.9 ** round) / (Math.sqrt(square / (1 - 0.999 ** round)) + 1e-8);
        values[k]! -= rate * (1 - round / (rounds + 1)) * step;
      }
    }
    return values;
  }
}
