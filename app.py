"""Overview: the corpus at a glance. `streamlit run app.py`."""

from components import frame

page = frame.open_page("overview")
