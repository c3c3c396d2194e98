"""Tables -> Plotly figures: pure functions, no Streamlit. LOOK.md is their grammar."""
