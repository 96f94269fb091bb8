"""Checks of a blueprint: what is wrong, very likely a mistake, or worth a look.

``runner.run`` runs them once, ``live.LiveFindings`` follows a store, ``fixes.fix_patch`` mends what
a finding names, ``imply.draw_implied_links`` draws the links that columns stand for.
"""
