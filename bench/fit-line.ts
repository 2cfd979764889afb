/** A straight line through measured points, and how far the worst of them is off it. */
export interface Line {
  readonly start: number;
  readonly slope: number;
  /** The largest distance of a point from the line, as a share of the line there. */
  readonly mostOff: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Fits a line by least squares of the relative distances, so that small points count like large ones. */
export function fitLine(points: readonly Point[]): Line {
  const sum = (of: (point: Point) => number) =>
    points.reduce((total, point) => total + of(point) / point.y ** 2, 0);
  const [n, x, xx, y, xy] = [
    sum(() => 1),
    sum((point) => point.x),
    sum((point) => point.x ** 2),
    sum((point) => point.y),
    sum((point) => point.x * point.y),
  ];
  const slope = (n * xy - x * y) / (n * xx - x ** 2);
  const start = (y - slope * x) / n;
  const off = points.map((point) => Math.abs(point.y / (start + slope * point.x) - 1));
  return { start, slope, mostOff: Math.max(...off) };
}
