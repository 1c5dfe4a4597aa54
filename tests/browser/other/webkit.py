"""A reader's passage in WebKitGTK, through WebDriver: webkit.py ADDRESS, under xvfb-run."""

import json
import os
import sys

from selenium.webdriver import WebKitGTK, WebKitGTKOptions, WebKitGTKService
from selenium.webdriver.common.by import By

BROWSER = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser"
DRIVER = "/usr/bin/WebKitWebDriver"
PASSED = "Your resultPassed. 15 of 15 points, 100%."


def start():
    """Return a browser; root has no sandbox."""
    os.environ.setdefault("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
    options = WebKitGTKOptions()
    options.binary_location = os.environ.get("ASSESS_WEBKIT", BROWSER)
    options.add_argument("--automation")
    return WebKitGTK(options=options, service=WebKitGTKService(executable_path=DRIVER))


class Reader:
    """One reader with the words of the page."""

    def __init__(self, browser, address):
        self.browser, self.address = browser, address

    def open(self, name):
        self.browser.get(f"{self.address}/{name}")

    def all(self, selector):
        return self.browser.find_elements(By.CSS_SELECTOR, selector)

    def press(self, selector):
        (found,) = self.all(selector)
        self.browser.execute_script(
            "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", found
        )
        found.click()

    def text(self, selector):
        (found,) = self.all(selector)
        return found.get_attribute("textContent").strip()


def practise(reader):
    """Check a wrong answer; find it again after a reload."""
    card = 'form[data-ident="dns-port"]'
    reader.open("quiz.html")
    reader.press(f'{card} input[value="a"]')
    reader.press(f'{card} [data-action="check"]')
    for _ in range(2):
        said = reader.text(f'{card} [data-part="outcome"]')
        assert said == "Not right. 1 try left.That is HTTP.", said
        assert reader.all(f'{card} input[value="a"]')[0].is_selected()
        reader.browser.refresh()


def sit(reader):
    """Answer the whole test; find the result again after a reload."""
    reader.open("test.html")
    cards = reader.all("form[data-ident]")
    assert len(cards) == 15
    for card in cards:
        ident = card.get_attribute("data-ident")
        block = card.find_element(By.CSS_SELECTOR, "script").get_attribute("textContent")
        for value in json.loads(block)["key"]["correct"]:
            reader.press(f'form[data-ident="{ident}"] input[value="{value}"]')
    reader.press('[data-action="submit"]')
    assert reader.browser.switch_to.active_element.text == "Your result"
    for _ in range(2):
        assert reader.text('[data-part="result"]').startswith(PASSED)
        assert len(reader.all("fieldset:disabled")) == 15
        reader.browser.refresh()


def look_back(reader):
    """Find both in the record, also after a reload; delete the test."""
    quiz, test = (f'.assess-record [data-page="{name}"]' for name in ("quiz", "test"))
    reader.open("record.html")
    for _ in range(2):
        assert reader.text(f'{quiz} [data-part="state"]') == "0 of 3 right"
        assert reader.text(f'{test} [data-part="state"]') == "passed"
        details = reader.text(f'{test} [data-part="details"]')
        assert details.startswith("Best: 15 of 15 points, 100%."), details
        assert reader.text(".assess-statement").startswith("Statement of completion")
        reader.browser.refresh()
    reader.press(f'{test} [data-action="reset"]')
    reader.press('.assess-record [data-action="delete"]')
    assert reader.text('[data-part="said"]') == "Deleted."
    assert reader.text(f'{test} [data-part="state"]') == "not begun"


def miss(reader):
    """Answer all wrong; practise both objectives, which a reload keeps."""
    reader.open("test.html")
    for card in reader.all("form[data-ident]"):
        ident = card.get_attribute("data-ident")
        block = card.find_element(By.CSS_SELECTOR, "script").get_attribute("textContent")
        other = "b" if json.loads(block)["key"]["correct"] == ["a"] else "a"
        reader.press(f'form[data-ident="{ident}"] input[value="{other}"]')
    reader.press('[data-action="submit"]')
    (link,) = reader.all('[data-part="result"] .assess-controls a')
    reader.browser.get(link.get_attribute("href"))
    reader.press('form[data-ident="dns-port"] input[value="b"]')
    reader.press('form[data-ident="dns-port"] [data-action="check"]')
    for _ in range(2):
        chosen = reader.text('[data-part="chosen"]')
        assert chosen == "Questions: 2. Objectives: net.1, net.2.", chosen
        assert reader.text('[data-part="progress"]') == "Questions answered right: 1 of 2."
        reader.browser.refresh()


def main():
    browser = start()
    try:
        reader = Reader(browser, sys.argv[1])
        practise(reader)
        sit(reader)
        look_back(reader)
        miss(reader)
        found = browser.capabilities
        print(
            f"{found['browserName']} {found['browserVersion']}: "
            "quiz, test, record, practice and reload work"
        )
    finally:
        browser.quit()


if __name__ == "__main__":
    main()
