"""A clause as what is to be done: its verb first and in the infinitive."""
