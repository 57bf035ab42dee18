curl ^"https://api.test/pets?limit=1^&tag=a^%^20b^" ^
  -H ^"accept: */*^" ^
  -H ^"content-type: application/json^" ^
  --data-raw ^"^{^\^"name^\^":^\^"it's^\^"^}^" &
curl ^"https://api.test/b^"
