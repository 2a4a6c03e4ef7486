"""Show a figure in a notebook together with its alternative text."""

from __future__ import annotations

import base64
import io

from IPython.display import display
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from course.methods.figures.look import DPI


def show(fig: Figure | Axes, alt: str) -> None:
    """Show a figure in a notebook, with its alternative text in the page.

    JupyterLab 4.6 and nbconvert's page for JupyterLab drop the alternative text of an image output, and nbconvert's
    sanitiser takes the image out of an HTML output. A Markdown output keeps both in all three, so the figure is shown
    as one. The figure is closed after that, so that the notebook does not show it again.

    Parameters
    ----------
    fig : Figure or Axes
        What `bars` returned, or any figure of matplotlib.
    alt : str
        Alternative text: what kind of figure it is and what it shows, with the numbers that matter.

    Raises
    ------
    ValueError
        If `fig` is no figure or `alt` is empty.
    """
    if isinstance(fig, Axes):
        fig = fig.get_figure(root=True)
    if not isinstance(fig, Figure):
        raise ValueError(
            f"show needs a figure first, such as figures.bars(...) returns; this is a {type(fig).__name__}."
        )
    if not isinstance(alt, str) or not alt.strip():
        raise ValueError(
            f"The alternative text is {alt!r}. Write one or two sentences for someone who cannot see the figure: "
            "what kind of figure it is, and what it shows, with the numbers."
        )
    alt = " ".join(alt.split())
    picture = io.BytesIO()
    fig.savefig(picture, format="png", dpi=max(fig.dpi, DPI), metadata={"Description": alt, "Software": None})
    plt.close(fig)
    # Every character that could mean something in Markdown or HTML becomes its number.
    safe = "".join(c if c.isalnum() or c in " ,:" else f"&#{ord(c)};" for c in alt)
    source = base64.b64encode(picture.getvalue()).decode("ascii")
    display({"text/markdown": f"![{safe}](data:image/png;base64,{source})", "text/plain": alt}, raw=True)
