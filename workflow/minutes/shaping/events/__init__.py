"""A clause as what takes place: the event's noun, and no half sentence."""
