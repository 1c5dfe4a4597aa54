"""Faults of output questions: options and body, subtype of the warning, words in it."""

CODE = "Ask?\n\n```python\nprint(1)\n```\n\n"
CASES = {
    "no program": ("Ask?\n\n- [x] 1", "stem", "shows no program"),
    "nothing right": (CODE + "- [ ] 1", "key", "has 0 right outputs"),
    "two right": (CODE + "- [x] 1\n- [x] 2", "key", "mark exactly one"),
    "no outputs": (CODE, "options", "write each as '- [ ] text' or"),
}
