"""What the made-up RM types: options as history shows them."""

from rmtrack.domain.assessing import Answers, Question


def answered(answers: Answers) -> list[str]:
    """Return answers to the method's questions as they are typed."""
    yes_no = [question for question in answers.questions if question is not Question.PRODUCTS]
    holds = [question for question in yes_no if answers.to(question)]
    lacks = [question for question in yes_no if not answers.to(question)]
    said = {"is": ",".join(holds), "not": ",".join(lacks)}
    return options(products=answers.products, **{name: text or None for name, text in said.items()})


def options(**given: object) -> list[str]:
    """Return options as they are typed, without those that say nothing."""
    said = {name: value for name, value in given.items() if value is not None}
    return [word for name, value in said.items() for word in (f"--{name}", str(value))]
