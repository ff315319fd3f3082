"""echo: see echo.ts."""


def run(value, params):
    return value
