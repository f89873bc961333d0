"""Letters for a studio without a mail server: printed where it was started."""

import sys

from limelight.accounts.schemas import Letter


class ConsoleMailer:
    """Prints letters on the standard error; pages say where to look."""

    is_real = False

    async def send(self, letter: Letter) -> None:
        """Print it."""
        sys.stderr.write(f"\n--- To: {letter.to}\n{letter.subject}\n\n{letter.text}\n---\n")
        sys.stderr.flush()
