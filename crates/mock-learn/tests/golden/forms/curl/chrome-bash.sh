curl 'https://api.test/pets?limit=1' \
  -X 'PATCH' \
  -H 'accept: application/json' \
  -H 'accept-language: de-DE,de;q=0.9' \
  -b 'sid=1; theme=dark' \
  -H 'content-type: application/json' \
  --data-raw $'{"name":"it\'s \u0021 \u00e9 \ud83d\ude00","n":1}' \
  --compressed ;
curl 'https://api.test/form' \
  --data-raw $'------WebKitFormBoundaryX\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n------WebKitFormBoundaryX--\r\n' \
  -H 'content-type: multipart/form-data; boundary=----WebKitFormBoundaryX'
