"""The service catalogue (handbook S): one YAML file a service type. Those that ship lie in this folder."""

from domain.services.service import ServiceType
from hotline.catalogue.catalogue import SHIPPED, Catalogue, load
from hotline.catalogue.problems import CatalogueError

__all__ = ["SHIPPED", "Catalogue", "CatalogueError", "ServiceType", "load"]
