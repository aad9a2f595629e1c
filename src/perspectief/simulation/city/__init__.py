"""A synthetic city: people who do not exist, in numbers that agree with what was published of a place.

* `city(place, day)`: distinct dwellings, each with the whole number of households that it stands for;
* `fit_report(city)`: each published figure, its interval and what was reached, held-out figures too;
* `write`, `read`: Parquet, marked "synthetisch";
* `law_of(day, progress)`: compiles the law that a city is fitted with, which takes a while the first time.
"""

from typing import TYPE_CHECKING

from perspectief.simulation.lazily import lazily

if TYPE_CHECKING:
    from perspectief.simulation.city.making import city, fit_report
    from perspectief.simulation.city.margins import MarginsMissing
    from perspectief.simulation.city.mark import SYNTHETIC
    from perspectief.simulation.city.model import Area, City, CityBlock
    from perspectief.simulation.city.store import read, write
    from perspectief.simulation.city.traits import law_of

__all__ = ["SYNTHETIC", "Area", "City", "CityBlock", "MarginsMissing", "city", "fit_report", "law_of", "read", "write"]
__getattr__ = lazily(
    __name__,
    {
        "SYNTHETIC": "mark",
        "Area": "model",
        "City": "model",
        "CityBlock": "model",
        "MarginsMissing": "margins",
        "city": "making",
        "fit_report": "making",
        "law_of": "traits",
        "read": "store",
        "write": "store",
    },
)
