"""The service catalogue (handbook S): what customers can ask for, as data that drives orders."""
