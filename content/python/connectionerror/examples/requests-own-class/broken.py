import requests


def is_up(url):
    try:
        return requests.get(url, timeout=5).ok
    except ConnectionError:
        return False


print("service is up:", is_up("http://127.0.0.1:8080/health"))
