/** A symmetric matrix, row by row; only its lower triangle is read. */
export type Matrix = Float64Array

/** Replaces the lower triangle of the matrix by its Cholesky factor; false when it is not positive definite. */
export const factorize = (matrix: Matrix, size: number): boolean => {
  for (let column = 0; column < size; column += 1) {
    const at = column * size
    let pivot = matrix[at + column]!
    for (let k = 0; k < column; k += 1) pivot -= matrix[at + k]! ** 2
    if (!(pivot > 0)) return false
    const root = Math.sqrt(pivot)
    matrix[at + column] = root
    for (let row = column + 1; row < size; row += 1) {
      let value = matrix[row * size + column]!
      for (let k = 0; k < column; k += 1) value -= matrix[row * size + k]! * matrix[at + k]!
      matrix[row * size + column] = value / root
    }
  }
  return true
}

/** Solves for the right-hand side with a factor made by `factorize`; in place. */
export const solveFactorized = (factor: Matrix, size: number, right: Float64Array): Float64Array => {
  for (let row = 0; row < size; row += 1) {
    let value = right[row]!
    for (let k = 0; k < row; k += 1) value -= factor[row * size + k]! * right[k]!
    right[row] = value / factor[row * size + row]!
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let value = right[row]!
    for (let k = row + 1; k < size; k += 1) value -= factor[k * size + row]! * right[k]!
    right[row] = value / factor[row * size + row]!
  }
  return right
}
