"""The staff's side of the station: duties in, pages out. `office.Office` is the door; each module has its duties."""
