// @ts-check
/**
 * Which idea a message belongs to, as far as words tell the ideas of one lab apart: ridge regression from the
 * phrasings, by their sense and by their stems, to their ideas. A word that many ideas share counts for none.
 */
(() => {
  "use strict";
  const { dot } = Assess.more.likeness;

  /** How far a phrasing may be from its idea, so that no single one decides. */
  const SLACK = 0.3;
  /** The product of any two texts, whatever their words. */
  const ANY = 0.1;

  /** The stems of a text that phrasings have, as a sparse row of length 1. @param {Token[]} list @returns {Map<number, number>} */
  function stemsOf(list) {
    const row = new Map(list.filter(({ at }) => at >= 0).map(({ at, weight }) => [at, weight]));
    const length = Math.hypot(...row.values()) || 1;
    for (const [at, weight] of row) row.set(at, weight / length);
    return row;
  }

  /** @param {Map<number, number>} one @param {Map<number, number>} other */
  function common(one, other) {
    let sum = 0;
    for (const [at, weight] of one) sum += weight * (other.get(at) ?? 0);
    return sum;
  }

  /** @param {Sorted} one @param {Sorted} other */
  const product = (one, other) => 0.5 * dot(one.vector, other.vector) + 0.5 * common(one.stems, other.stems) + ANY;

  /** The next row of a lower triangle, by Cholesky's method. @param {Float64Array[]} matrix the rows before @param {Float64Array} row changed */
  function reduce(matrix, row) {
    for (let j = 0; j < row.length; j += 1) {
      const other = matrix[j] ?? row;
      let sum = row[j];
      for (let k = 0; k < j; k += 1) sum -= row[k] * other[k];
      row[j] = other === row ? Math.sqrt(sum) : sum / other[j];
    }
  }

  /** @param {Float64Array[]} matrix the triangle of a positive definite one @param {Float64Array} side changed into the solution */
  function solve(matrix, side) {
    for (let i = 0; i < side.length; i += 1) {
      for (let k = 0; k < i; k += 1) side[i] -= matrix[i][k] * side[k];
      side[i] /= matrix[i][i];
    }
    for (let i = side.length - 1; i >= 0; i -= 1) {
      for (let k = i + 1; k < side.length; k += 1) side[i] -= matrix[k][i] * side[k];
      side[i] /= matrix[i][i];
    }
  }

  // Near 1 for the idea of a message, near 0 for others.
  Assess.more.sorter = (phrasings) => {
    const rows = phrasings.flat().map(({ list, vector }) => ({ vector, stems: stemsOf(list) }));
    const shares = phrasings.map((_, k) => Float64Array.from(phrasings.flatMap((own, n) => own.map(() => (n === k ? 1 : 0)))));
    /** @type {Float64Array[]} */
    const matrix = [];
    let solved = 0;

    /** Do a small part of the work; true while some is left. */
    function step() {
      const i = matrix.length;
      if (i < rows.length) {
        const row = Float64Array.from({ length: i + 1 }, (_, j) => product(rows[i], rows[j]) + (i === j ? SLACK : 0));
        reduce(matrix, row);
        matrix.push(row);
      } else if (solved < shares.length) {
        solve(matrix, shares[solved]);
        solved += 1;
      }
      return solved < shares.length;
    }

    return {
      step,
      sort(list, vector) {
        while (step());
        const message = { vector, stems: stemsOf(list) };
        const near = rows.map((row) => product(message, row));
        return shares.map((share) => dot(share, near));
      },
    };
  };
})();
