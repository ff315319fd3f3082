"""mandelbrot: see mandelbrot.ts, whose algorithm this is."""

MOST_ITERATIONS = 50


def run(size, params):
    bitmap = bytearray(size * size // 8)
    for pixel in range(size * size):
        row, column = divmod(pixel, size)
        if stays_bounded(2 * column / size - 1.5, 2 * row / size - 1):
            bitmap[pixel >> 3] |= 0x80 >> (pixel & 7)
    return bytes(bitmap)


def stays_bounded(x, y):
    real = imaginary = 0.0
    for _ in range(MOST_ITERATIONS):
        real, imaginary = real * real - imaginary * imaginary + x, 2 * real * imaginary + y
        if real * real + imaginary * imaginary > 4:
            return False
    return True
