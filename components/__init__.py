"""Streamlit and Plotly: what the pages are put together from. No analysis of text happens here."""
