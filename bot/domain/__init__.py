"""The vocabulary of the record: what a speaker, a claim, a statement and a standing are.

Everything here is pure: frozen data and functions over it. It reads no file, no clock, no network, and imports
nothing else of the project.
"""
