"""CX Designer: draw service blueprints and journey maps, see them checked, hand them over."""

__version__ = "0.1.0"
