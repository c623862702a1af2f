"""What the invented exports of the repair cafés hold, table by table."""
