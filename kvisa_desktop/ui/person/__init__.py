# SPDX-License-Identifier: MIT
"""The person: names, birth, nationalities, passports, contact."""
